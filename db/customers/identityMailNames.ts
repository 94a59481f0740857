// The names and phones a component uses with each mail address: what the two mail vetoes look at.
import { familyLikeness, givenLikeness, type PersonName } from './identityNames.ts'

/** One distinct name under one address, with its phone: '' none, '*' two or more. */
export interface MailName { mail: number; person: PersonName; phone: string }

const manyPhones = '*'
/** From here on a search by address pays for its index. */
const longList = 12

/** Small components are scanned, big ones looked up; merging moves the smaller list. Never changed after it was merged away. */
export class MailNames {
  static readonly none = new MailNames([])
  private readonly entries: MailName[]
  private byMail: Map<number, MailName[]> | null = null

  constructor(entries: MailName[]) {
    this.entries = entries
  }

  private under(mail: number): MailName[] {
    if (this.entries.length < longList) return this.entries
    if (this.byMail === null) {
      this.byMail = new Map()
      for (const entry of this.entries) this.index(this.byMail, entry)
    }
    return this.byMail.get(mail) ?? []
  }

  private index(byMail: Map<number, MailName[]>, entry: MailName): void {
    const known = byMail.get(entry.mail)
    if (known) known.push(entry)
    else byMail.set(entry.mail, [entry])
  }

  /** Whether any name here and any name there, under the same address, cannot be one person's. A different family name is told first. */
  veto(other: MailNames): 'familyName' | 'givenName' | null {
    if (other.entries.length > this.entries.length) return other.veto(this)
    let found: 'givenName' | null = null
    for (const theirs of other.entries) {
      for (const ours of this.under(theirs.mail)) {
        if (ours.mail !== theirs.mail || sameName(ours.person, theirs.person)) continue
        const veto = between(ours, theirs)
        if (veto === null || (veto === 'givenName' && found !== null) || this.knowsBoth(ours, theirs) || other.knowsBoth(theirs, ours)) continue
        if (veto === 'familyName') return veto
        found = veto
      }
    }
    return found
  }

  /**
   * Whether a name stands here, under the same address, beside one that it vetoes: a person said that they are one. Then whoever comes
   * under either name is no stranger.
   */
  private knowsBoth(ours: MailName, theirs: MailName): boolean {
    return this.entries.length > 1 && this.under(ours.mail).some((known) => known !== ours && known.mail === ours.mail && alike(known.person, theirs.person) && between(known, ours) !== null)
  }

  /** Both together. The longer one is reused and changed. */
  static merge(a: MailNames, b: MailNames): MailNames {
    const [into, from] = a.entries.length >= b.entries.length ? [a, b] : [b, a]
    for (const entry of from.entries) into.add(entry)
    return into
  }

  private add(entry: MailName): void {
    const same = this.under(entry.mail).find((known) => known.mail === entry.mail && sameName(known.person, entry.person))
    if (same) {
      if (entry.phone !== '' && entry.phone !== same.phone) same.phone = same.phone === '' ? entry.phone : manyPhones
      return
    }
    this.entries.push(entry)
    if (this.byMail) this.index(this.byMail, entry)
  }
}

/** The veto of one name under an address against another. */
function between(a: MailName, b: MailName): 'familyName' | 'givenName' | null {
  if (familyLikeness(a.person, b.person) === -1) return 'familyName'
  return phonesDiffer(a.phone, b.phone) && givenLikeness(a.person, b.person) === -1 ? 'givenName' : null
}

/** Certainly of one family, and nothing against one given name. */
export function alike(a: PersonName, b: PersonName): boolean {
  return familyLikeness(a, b) === 1 && givenLikeness(a, b) !== -1
}

/** Some phone here differs from some phone there, both known. */
function phonesDiffer(a: string, b: string): boolean {
  return a !== '' && b !== '' && (a !== b || a === manyPhones)
}

/** Equal in all that is compared. */
export function sameName(a: PersonName, b: PersonName): boolean {
  return a.name === b.name && a.family === b.family && a.kana === b.kana && a.kanaFamily === b.kanaFamily
}
