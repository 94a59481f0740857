// Starts the window: texts in the chosen language, the theme, then the application.
import '@mantine/core/styles.css'
import './ui/base.css'
import { MantineProvider } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { ask } from './shop.ts'
import { startTexts, showLanguage } from './texts.ts'
import { theme, variables } from './ui/theme.ts'

// A window that cannot reach the shell still opens, in Japanese, and says what is wrong.
const language = await ask('shell.state', {}).then((state) => state.language, () => 'ja' as const)
await startTexts(language)
showLanguage(language)

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} forceColorScheme="light">
      <App />
    </MantineProvider>
  </StrictMode>,
)
