// The pictures of one tab, by panel; a panel without one is shown as its table.
import { Plans } from './Plans.tsx'

export const subscription = { plans: Plans }
