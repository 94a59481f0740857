// The component library in the colours and sizes of a well-kept paper ledger.
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core'
import { createTheme } from '@mantine/core'

const ai: MantineColorsTuple = ['#e6eef5', '#d0deea', '#a9c2d8', '#7ea3c3', '#5a89b1', '#3f74a2', '#2f6596', '#23527c', '#1c4468', '#153552']
const shu: MantineColorsTuple = ['#fbe9e4', '#f4d2c9', '#e8a797', '#dc7b63', '#d25b3d', '#c94a2b', '#bf4128', '#a8361f', '#8c2c19', '#702314']

export const sans = '"Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", "Noto Sans JP", Meiryo, sans-serif'

export const theme = createTheme({
  primaryColor: 'ai',
  primaryShade: 7,
  colors: { ai, shu },
  white: '#ffffff',
  black: '#23272e',
  fontFamily: sans,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: { fontFamily: sans, fontWeight: '650' },
  defaultRadius: 8,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' }, styles: { root: { fontWeight: 600 } } },
    Popover: { defaultProps: { transitionProps: { duration: 0 }, withArrow: true, shadow: 'none' } },
  },
})

/** Greys of the library that fail the contrast of small text are replaced by the ledger's inks. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f8f6f1',
    '--mantine-color-text': '#23272e',
    '--mantine-color-dimmed': '#5c6470',
    '--mantine-color-placeholder': '#6a717c',
    '--mantine-color-error': '#bf4128',
    '--mantine-color-default-border': '#cfc8b8',
    '--mantine-color-anchor': '#23527c',
    '--mantine-line-height': '1.6',
  },
  dark: {},
})
