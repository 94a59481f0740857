// Run as a process of its own: reads every hostile text file one after the other and prints the highest memory it needed, in MB.
import { hostileNames, madeFolder, readPeople } from './hostileFiles.ts'

const { pathOf, remove } = madeFolder()
for (const name of hostileNames) await readPeople(pathOf(name))
remove()
console.log(Math.round(process.resourceUsage().maxRSS / 1024))
