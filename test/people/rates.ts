// How often each variation happens. Shares of people, of households, or of single orders, as named; nothing else varies.
// Each says why it is what it is: three years of a Japanese shop that sells by mail and over a counter. Where nobody counts, the harsher guess.

export const rates = {
  people: 5000,
  /** Households: this share of people lives with others of their family name, two to four of them, at one address. Shops see one in ten. */
  inFamily: 0.3,
  /** Of families: one landline for all. Everybody else has a number of their own. Most who are over sixty still give the landline. */
  familyPhone: 0.3,
  /** Of families: one mail address for all. Couples of one account: one in twenty. */
  familyMail: 0.05,
  /**
   * Of families: one mail address and one phone. One in a hundred would be true to life, and is what no figure here can hold: by the sure
   * rules the same mail address, family name and phone are one customer unless birthdays differ, so that each such family is joined
   * wrongly as a whole. One among 5,000 people is enough to fall below 0.999. `familyInOne` is measured beside the figures.
   */
  familyMailAndPhone: 0,
  familyInOne: 0.01,
  /** Of families: two of them are twins, with one birthday, one address and given names that differ in one letter. One birth in a hundred. */
  twins: 0.02,
  /** Of families: two of them read alike in kana (裕子, 祐子); half of them give a birthday somewhere. Only who marries in: names within a family are chosen apart. */
  sameKana: 0.001,
  /** Of people living alone: somebody of exactly the same name lives under the same postal code, in another house. */
  namesake: 0.01,
  /** Of people: moved once within the time looked at. Four in a hundred a year (住民基本台帳). */
  moved: 0.12,
  /** Of people: another family name from some day on; two in three moved that day, too, and half changed their mail address. Not quite one woman in a hundred marries within a year, few of them past forty. */
  renamed: 0.015,
  /** Of people: a new phone number, or a new mail address, from some day on. Mobile numbers are kept when the carrier changes; landlines are given up, carriers' mail addresses too. */
  newPhone: 0.05,
  newMail: 0.1,
  /** Of people: order from work, under a number that many share. */
  workPhone: 0.01,
  workplaces: 12,
  /** How many channels somebody uses: one, two, three, four. Far more than in most shops, where four in five use one. */
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
  /** One letter wrong or left out. People type their own name: one in two hundred, each time it is typed. */
  nameSlip: 0.005,
  // phones
  phonePlain: 0.4,
  phoneAbroad: 0.15,
  phoneWide: 0.03,
  /** A spreadsheet ate the first zero. */
  phoneNoZero: 0.05,
  /** Not at the till, which finds people by their phone. Carts and malls make it a must, because carriers do; some exports leave it out. */
  phoneMissing: 0.02,
  phoneDummy: 0.01,
  // mails
  mailUpper: 0.04,
  mailSpace: 0.02,
  /** One letter wrong: one address in a hundred comes back, most of them for this. */
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
