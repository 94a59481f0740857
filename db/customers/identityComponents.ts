// Records joined so far, and for each component just enough to know whether a veto stands between any of its records and another's.
import type { IdentityRecord, Veto } from './identityRecord.ts'
import { MailNames, type MailName } from './identityMailNames.ts'

/** Two or more different birthdays (after a person's decision): who was born on any of them is no stranger. */
const many = -1

/** `a` the earlier, `b` the later record. */
export interface Refusal { a: number; b: number; rule: number; veto: Veto }

/** Union-find over places in a list sorted by key. Its summaries are exact: as good as asking every pair of records. */
export class Components {
  readonly joinedA: number[] = []
  readonly joinedB: number[] = []
  readonly joinedBy: number[] = []
  private readonly records: readonly IdentityRecord[]
  private readonly mails: Int32Array
  private readonly parent: Int32Array
  private readonly size: Int32Array
  /** 0 none, `many`, else a number for the day. */
  private readonly birthday: Int32Array
  /** Of roots with `many`. */
  private readonly birthdays = new Map<number, Set<number>>()
  /** Per root; undefined while a component is one record. */
  private readonly mailNames: (MailNames | undefined)[]
  private readonly apart = new Map<number, number[]>()
  private readonly refused: Refusal[] = []
  /** Pairs of roots at the time: keeps a big group with many vetoes from noting the same refusal again and again. */
  private readonly refusedPairs = new Set<number>()
  private readonly stamp: Int32Array
  private round = 0

  /** @param records sorted by key. @param mails numbers of their mail addresses, −1 for none. */
  constructor(records: readonly IdentityRecord[], mails: Int32Array) {
    const count = records.length
    this.records = records
    this.mails = mails
    this.parent = new Int32Array(count)
    this.size = new Int32Array(count).fill(1)
    this.birthday = new Int32Array(count)
    this.stamp = new Int32Array(count)
    this.mailNames = new Array<undefined>(count).fill(undefined)
    const days = new Map<string, number>()
    for (let place = 0; place < count; place++) {
      this.parent[place] = place
      const { birthday } = records[place]
      if (birthday === '') continue
      if (!days.has(birthday)) days.set(birthday, days.size + 1)
      this.birthday[place] = days.get(birthday)!
    }
  }

  private find(place: number): number {
    const { parent } = this
    while (parent[place] !== place) {
      parent[place] = parent[parent[place]]
      place = parent[place]
    }
    return place
  }

  /** A person's word that these two are different people. */
  keepApart(a: number, b: number): void {
    for (const [one, other] of [[a, b], [b, a]]) {
      const others = this.apart.get(one)
      if (others) others.push(other)
      else this.apart.set(one, [other])
    }
  }

  /** Of each component the first place, in rising order. */
  onePerComponent(places: number[]): number[] {
    if (places.length < 2) return places
    const round = ++this.round
    return places.sort((a, b) => a - b).filter((place) => {
      const root = this.find(place)
      if (this.stamp[root] === round) return false
      this.stamp[root] = round
      return true
    })
  }

  /** Joins a record's component with those of earlier records, first come first served, or notes what forbids it. */
  tryUniteAll(earlier: number[], later: number, rule: number): void {
    let refused: Refusal[] | null = null
    for (const place of this.onePerComponent(earlier)) {
      const a = this.find(place)
      const b = this.find(later)
      if (a === b) continue
      const veto = this.vetoBetween(a, b)
      if (veto === null) this.unite(place, later, rule)
      else (refused ??= []).push({ a: place, b: later, rule, veto })
    }
    if (refused === null) return
    const root = this.find(later)
    for (const refusal of refused) {
      const other = this.find(refusal.a)
      const pair = Math.min(root, other) * this.parent.length + Math.max(root, other)
      if (this.refusedPairs.has(pair)) continue
      this.refusedPairs.add(pair)
      this.refused.push(refusal)
    }
  }

  private vetoBetween(a: number, b: number): Veto | null {
    if (this.apart.size > 0 && this.keptApart(a, b)) return 'decision'
    const dayA = this.birthday[a]
    const dayB = this.birthday[b]
    if (dayA !== 0 && dayB !== 0 && (dayA !== dayB || dayA === many) && this.birthdaysDiffer(a, b)) return 'birthday'
    const mailsA = this.mailNames[a]
    const mailsB = this.mailNames[b]
    if (mailsA === undefined && mailsB === undefined && this.mails[a] !== this.mails[b]) return null
    const namesA = mailsA ?? this.single(a)
    const namesB = mailsB ?? this.single(b)
    return namesA.veto(namesB)
  }

  /** Some day here and some day there, neither of which both sides know. */
  private birthdaysDiffer(a: number, b: number): boolean {
    const [one, other] = [this.daysOf(a), this.daysOf(b)]
    return [...one].some((day) => !other.has(day)) && [...other].some((day) => !one.has(day))
  }

  private daysOf(root: number): Set<number> {
    return this.birthdays.get(root) ?? new Set(this.birthday[root] === 0 ? [] : [this.birthday[root]])
  }

  private keptApart(a: number, b: number): boolean {
    const one = this.apart.get(a) ?? []
    const other = this.apart.get(b) ?? []
    return one.length <= other.length ? one.some((place) => this.find(place) === b) : other.some((place) => this.find(place) === a)
  }

  /** Joins without asking. @param rule an index of `rules`. */
  unite(earlier: number, later: number, rule: number): void {
    let into = this.find(earlier)
    let from = this.find(later)
    if (into === from) return
    if (this.size[into] < this.size[from]) [into, from] = [from, into]
    const names = this.mailNames[into] ?? this.single(into)
    const others = this.mailNames[from] ?? this.single(from)
    this.mailNames[into] = MailNames.merge(names, others)
    this.mailNames[from] = undefined
    this.parent[from] = into
    this.size[into] += this.size[from]
    const day = this.birthday[from]
    if (day !== 0 && (this.birthday[into] !== day || day === many)) {
      const days = new Set([...this.daysOf(into), ...this.daysOf(from)])
      if (days.size > 1) this.birthdays.set(into, days)
      this.birthday[into] = days.size > 1 ? many : day
    }
    const moved = this.apart.get(from)
    if (moved) {
      const stay = this.apart.get(into)
      if (stay) for (const place of moved) stay.push(place)
      else this.apart.set(into, moved)
      this.apart.delete(from)
    }
    this.joinedA.push(earlier)
    this.joinedB.push(later)
    this.joinedBy.push(rule)
  }

  private single(place: number): MailNames {
    const record = this.records[place]
    const mail = this.mails[place]
    if (mail < 0 || record.organisation || (record.name === '' && record.kana === '')) return MailNames.none
    const entry: MailName = { mail, person: record, phone: record.phone }
    return new MailNames([entry])
  }

  /** For each place the first place of its component. */
  smallest(): Int32Array {
    const first = new Int32Array(this.parent.length).fill(-1)
    return Int32Array.from(this.parent, (_parent, place) => {
      const root = this.find(place)
      if (first[root] < 0) first[root] = place
      return first[root]
    })
  }

  /** The first refusal between any two of the final components. */
  refusals(): Refusal[] {
    const seen = new Set<number>()
    return this.refused.filter(({ a, b }) => {
      const rootA = this.find(a)
      const rootB = this.find(b)
      const pair = Math.min(rootA, rootB) * this.parent.length + Math.max(rootA, rootB)
      return !seen.has(pair) && Boolean(seen.add(pair))
    })
  }
}
