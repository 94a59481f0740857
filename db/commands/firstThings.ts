// first-things: what to do first, with the figure behind it, the people, the yen and the effort.
import { formatDay } from '../facts/day.ts'
import { asOfShop } from '../shop.ts'
import { firstThings as thingsOf } from '../today/firstThings.ts'
import { wordsOfThing } from '../today/rules.ts'
import type { Command } from './command.ts'

/** `first-things F` → [{code, why, people, expectedYen, minutes, ref, way, alsoAbove}], at most three; [] with too little data. */
export const firstThings: Command = ({ shop, asOf, say }) => {
  const things = thingsOf(shop, asOf)
  const json = things.map(({ code, why, people, expectedYen, minutes, ref, way, alsoAbove }) => ({ code, why, people, expectedYen, minutes, ref, way, alsoAbove }))
  const blocks = things.map((thing, i) => {
    const { title, why, people, worth, noYen, effort, sums } = wordsOfThing(thing, say)
    const who = people === '' ? '' : say('firstThings.who', { who: people, count: thing.people })
    const line = [who, worth ? `${worth.label} ${worth.yen}` : noYen ?? '', effort].filter(Boolean).join('\u3000')
    return [`${i + 1}. ${title}`, `   ${why}`, ...(line ? [`   ${line}`] : []), ...sums.map((sum) => `     ${sum}`)].join('\n')
  })
  const head = `${say('firstThings.name')} ${say('cli.asOf', { day: formatDay(asOfShop(shop, asOf).asOf) })}`
  return { json, text: [head, ...(blocks.length > 0 ? blocks : [say('firstThings.none'), ...(['import', 'sample', 'target'] as const).map((step) => `・${say(`firstThings.steps.${step}`)}`)])].join('\n') }
}
