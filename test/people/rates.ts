// How often each variation happens. Shares of people, of households, or of single orders, as named; nothing else varies.

export const rates = {
  people: 5000,
  /** Households: this share of people lives with others of their family name, two to four of them, at one address. */
  inFamily: 0.3,
  /** Of families: one landline for all. Everybody else has a number of their own. */
  familyPhone: 0.3,
  /** Of families: one mail address for all. */
  familyMail: 0.05,
  /** Of families: one mail address and one phone. The rules take these for one person; only a birthday would tell. */
  familyMailAndPhone: 0,
  /** Of families: two of them are twins, with one birthday, one address and given names that differ in one letter. */
  twins: 0.02,
  /** Of families: two of them read alike in kana (裕子, 祐子); half of them give a birthday somewhere. */
  sameKana: 0.001,
  /** Of people living alone: somebody of exactly the same name lives under the same postal code, in another house. */
  namesake: 0.01,
  /** Of people: moved once within the time looked at. */
  moved: 0.12,
  /** Of people: another family name from some day on; two in three moved that day, too, and half changed their mail address. */
  renamed: 0.015,
  /** Of people: a new phone number, or a new mail address, from some day on. */
  newPhone: 0.05,
  newMail: 0.1,
  /** Of people: order from work, under a number that many share. */
  workPhone: 0.01,
  workplaces: 12,
  /** How many channels somebody uses: one, two, three, four. */
  channels: [0.45, 0.3, 0.17, 0.08],
  /** Shares of the channels, in the order of spell.ts: a mail-order shop with a counter. */
  channelShares: [0.15, 0.22, 0.1, 0.15, 0.22, 0.11, 0.05],
  /** On each channel one order, and with this probability another each time, at most eight. */
  nextOrder: 0.45,
  /** Of accounts (one person on one channel): every order is typed anew, not taken from the account. */
  guest: 0.25,

  // names
  /** 見本太郎 without a space, where the channel has one field. */
  unsplit: 0.3,
  wideSpace: 0.25,
  /** 髙橋 for 高橋, of people whose name has such a letter. */
  variantKanji: 0.35,
  /** Kana on channels that ask for it; half of these half-width. */
  kanaGiven: 0.95,
  halfKana: 0.3,
  honorific: 0.01,
  /** One letter wrong or left out. */
  nameSlip: 0.005,
  // phones
  phonePlain: 0.4,
  phoneAbroad: 0.15,
  phoneWide: 0.03,
  /** A spreadsheet ate the first zero. */
  phoneNoZero: 0.05,
  /** Not at the till, which finds people by their phone. */
  phoneMissing: 0.02,
  phoneDummy: 0.01,
  // mails
  mailUpper: 0.04,
  mailSpace: 0.02,
  mailSlip: 0.01,
  // addresses
  chome: 0.25,
  kanjiNumbers: 0.1,
  wideNumbers: 0.15,
  buildingBeside: 0.4,
  buildingMissing: 0.2,
  postalNoZero: 0.02,
  postalMissing: 0.01,
  birthdayGiven: 0.6,
} as const
