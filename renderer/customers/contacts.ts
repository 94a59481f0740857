// The kinds of contact that can be noted by hand.
import type { InteractionKind } from '../../db/interactions/model.ts'

/** What can be noted, the usual first. `inbound`: it came from the customer. */
export const contacts = [
  { key: 'called', kind: 'call', inbound: false }, { key: 'calledUs', kind: 'call', inbound: true }, { key: 'visited', kind: 'visit', inbound: true },
  { key: 'voice', kind: 'voice', inbound: true }, { key: 'complaint', kind: 'complaint', inbound: true }, { key: 'note', kind: 'note', inbound: false },
  { key: 'postcard', kind: 'postcard', inbound: false }, { key: 'letter', kind: 'letter', inbound: false }, { key: 'email', kind: 'email', inbound: false }, { key: 'insert', kind: 'insert', inbound: false },
] as const satisfies { key: string; kind: InteractionKind; inbound: boolean }[]
export const contactKeys = contacts.map(({ key }) => key)
/** How many of them are offered at once. */
export const usualContacts = 6
