// Recipients with the names and addresses that go wrong on paper.
import type { OutputOptions, Recipient } from '../../../db/letters/model.ts'
import { outputOptions } from '../../../db/letters/model.ts'
import type { Sender } from '../../../db/letters/sheet.ts'

export function recipient(given: Partial<Recipient> = {}): Recipient {
  return { id: 1, name: '見本 花子', familyName: '見本', givenName: '花子', kana: 'ミホン ハナコ', company: '', postalCode: '604-8151', prefecture: '京都府', address1: '京都市中京区蛸薬師通1-23-4', address2: '', ...given }
}
export function options(given: Partial<OutputOptions> = {}): OutputOptions {
  return { ...outputOptions.parse({}), ...given }
}
export const sender: Sender = { name: '茶舗 みどり屋', postalCode: '611-0000', address: '京都府宇治市茶の木町10-2 みどりビル1F', phone: '0774-00-1000' }

/** Rare kanji, very long names and addresses, companies, half-width kana, Latin letters, hostile text. */
export const awkward: Recipient[] = [
  recipient({ id: 1001, name: '髙橋 美咲', familyName: '髙橋', givenName: '美咲', kana: 'タカハシ ミサキ' }),
  recipient({ id: 1002, name: '山﨑𠮷太郎', familyName: '山﨑', givenName: '𠮷太郎', kana: 'ﾔﾏｻﾞｷ ﾖｼﾀﾛｳ', postalCode: '1500000', prefecture: '東京都', address1: '渋谷区若葉台東81丁目20番10号', address2: 'コーポ・サンライズ第3ビル 101号室' }),
  recipient({ id: 1003, name: '', company: '株式会社 見本製作所', kana: 'ミホンセイサクショ', address1: '京都市下京区竹の庭町5番地', address2: 'ABCタワー10F' }),
  recipient({ id: 1004, name: '勅使河原 龍之介', company: '有限会社とても長い名前の見本食品工業販売東日本支社 第2営業部', postalCode: '060-0000', prefecture: '北海道', address1: '札幌市中央区北1条西2丁目3-4', address2: 'グランドヒルズ・スーパーレジデンス札幌大通公園イーストタワーB-1203' }),
  recipient({ id: 1005, name: '寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末', kana: 'ジュゲムジュゲムゴコウノスリキレカイジャリスイギョノスイギョウマツウンライマツフウライマツ', prefecture: '鹿児島県', address1: '大島郡見本町とても長い名前の大字さらに長い名前の小字見本ヶ原北山上ル西入ル123456番地の789', address2: '' }),
  recipient({ id: 1006, name: 'ﾔﾏﾀﾞ ﾊﾅｺ', familyName: 'ﾔﾏﾀﾞ', givenName: 'ﾊﾅｺ', kana: 'ﾔﾏﾀﾞ ﾊﾅｺ', address1: '京都市左京区見本町1-2-3', address2: 'ｻﾝﾊｲﾂ205' }),
  recipient({ id: 1007, name: 'Christopher Montgomery-Wellington', kana: 'クリストファー', company: 'Green Tea Trading Co., Ltd.', prefecture: '神奈川県', address1: '横浜市西区みなと見本2-3-1 Queen\'s Tower A棟 15階', address2: '' }),
  recipient({ id: 1008, name: '<script>alert(1)</script>{{name}}', kana: '', address1: '</style><img src=x onerror=alert(1)>{{street}}1-1', address2: '${x} & "引用"' }),
  recipient({ id: 1009, name: '中村 商店', familyName: '中村', givenName: '商店', company: '' }),
  recipient({ id: 123456, name: '辺 一', kana: 'ホトリ ハジメ', address1: '京都市上京区', address2: '3番町4-5 メゾンドール302' }),
]
