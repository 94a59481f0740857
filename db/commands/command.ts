// What a command gets and gives.
import type { OpenShop } from '../shop.ts'
import type { Say } from '../formats/rules.ts'

export interface CommandInput {
  shop: OpenShop
  /** Arguments after the shop file. */
  rest: string[]
  options: Record<string, string | undefined>
  asOf: string | undefined
  say: Say
  /** Messages and progress go to stderr. */
  note: (text: string) => void
}
export interface CommandOutput { json: unknown; text: string; failed?: boolean }
export type Command = (input: CommandInput) => CommandOutput | Promise<CommandOutput>
