// Types of find.mjs for the tests.
export const electronPackages: string[]
export function sandboxWorks(executable: string): boolean
export function findElectron(folder?: string): Promise<{
  executable: string
  args: string[]
  env: Record<string, string>
  carried: boolean
  sandbox: boolean
  version: string
}>
