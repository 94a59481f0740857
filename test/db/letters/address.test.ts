// Street and building, house numbers in vertical writing, addressees.
import { describe, expect, it } from 'vitest'
import { postalDigits, postalText, splitAddress, verticalAddress } from '../../../db/letters/address.ts'
import { addresseeOf } from '../../../db/letters/addressee.ts'
import { columnRuns } from '../../../db/letters/vertical.ts'
import { recipient } from './recipients.ts'

describe('splitAddress', () => {
  it.each([
    ['渋谷区見本町1-2-3', 'みどりハイツ401', '渋谷区見本町1-2-3', 'みどりハイツ401'],
    ['渋谷区見本町1-2-3サンプルハイツ101', '', '渋谷区見本町1-2-3', 'サンプルハイツ101'],
    ['渋谷区見本町１−２−３　第３ビル', '', '渋谷区見本町１−２−３', '第３ビル'],
    ['札幌市中央区北1条西2丁目3-4 ハイツ5', '', '札幌市中央区北1条西2丁目3-4', 'ハイツ5'],
    ['横浜市西区3丁目桜ケ丘12-1', 'A棟', '横浜市西区3丁目桜ケ丘12-1', 'A棟'],
    ['見本市見本町2丁目8番地の1', '', '見本市見本町2丁目8番地の1', ''],
    ['京都市上京区', '3番町4-5 メゾンドール302', '京都市上京区3番町4-5', 'メゾンドール302'],
    ['見本市大字見本', 'みどりビル2F', '見本市大字見本', 'みどりビル2F'],
    ['千代田区丸の見本1-1-1', '', '千代田区丸の見本1-1-1', ''],
    ['新宿区見本町5 201', '', '新宿区見本町5', '201'],
    ['見本町1丁目2番3号室町ビル', '', '見本町1丁目2番3号', '室町ビル'],
    ['見本町1丁目2番3号　室町ビル101号室', '', '見本町1丁目2番3号', '室町ビル101号室'],
    ['見本町1丁目2番3号', '室町ビル101号室', '見本町1丁目2番3号', '室町ビル101号室'],
    ['見本町1-2 101号室', '', '見本町1-2', '101号室'],
    ['見本町1丁目2番3号101号室', '', '見本町1丁目2番3号', '101号室'],
    ['見本町1-2-101号室', '', '見本町1-2', '101号室'],
    ['見本町', '5-101号室', '見本町5', '101号室'],
    ['見本町1-2-3-1203室', '', '見本町1-2-3', '1203室'],
    ['見本町1-2 3号棟', '', '見本町1-2', '3号棟'],
  ])('%s | %s', (address1, address2, street, building) => {
    expect(splitAddress({ prefecture: '東京都', address1, address2 })).toEqual({ street: `東京都${street}`, building })
  })
  it('does not double the prefecture', () => {
    expect(splitAddress({ prefecture: '京都府', address1: '京都府宇治市1-1', address2: '' }).street).toBe('京都府宇治市1-1')
  })
})

describe('verticalAddress', () => {
  it.each([
    ['見本町81-20', '', '見本町八一−二〇', ''],
    ['見本町１丁目２番３号', 'コーポ・サンライズ第3ビル 101号室', '見本町一丁目二番三号', 'コーポ・サンライズ第3ビル 一〇一号室'],
    ['見本町1ー2ー3', 'スーパータワー1203', '見本町一−二−三', 'スーパータワー一二〇三'],
    ['北1条西2丁目', 'ABCタワー10F', '北一条西二丁目', 'ABCタワー10F'],
    ['見本町5番地の12', '第3号館 2階', '見本町五番地の一二', '第3号館 二階'],
    ['見本町5', 'グリーンB-101', '見本町五', 'グリーンB-一〇一'],
    ['見本町5', 'ハイツ2-305', '見本町五', 'ハイツ二−三〇五'],
    ['見本町5', 'みどりビル21', '見本町五', 'みどりビル21'],
  ])('%s %s', (street, building, wantedStreet, wantedBuilding) => {
    expect(verticalAddress({ street, building }, true)).toEqual({ street: wantedStreet, building: wantedBuilding })
  })
  it('keeps arabic digits when asked to', () => {
    expect(verticalAddress({ street: '見本町1-20', building: '101号室' }, false)).toEqual({ street: '見本町1−20', building: '101号室' })
  })
})

describe('columnRuns', () => {
  const runs = (text: string) => columnRuns(text).runs.map(({ kind, text: letters }) => `${kind}:${letters}`)
  it('stands letters up, lays words on their side, pairs two digits, bars the hyphens', () => {
    expect(runs('一−二')).toEqual(['upright:一', 'centred:−', 'upright:二'])
    expect(runs('メゾンー3号10Ｆ')).toEqual(['upright:メゾンー', 'upright:３', 'upright:号', 'pair:10', 'upright:Ｆ'])
    expect(runs('ABCビルB-101')).toEqual(['upright:ＡＢＣ', 'upright:ビル', 'upright:Ｂ', 'centred:−', 'upright:１０１'])
    expect(runs('Queen\'s Tower')).toEqual(['lying:Queen\'s', 'lying:Tower'])
    expect(runs('(株)髙𠮷')).toEqual(['upright:（株）髙𠮷'])
  })
  it('knows the length of a column', () => {
    expect(columnRuns('髙橋 𠮷子 様').em).toBe(6)
  })
})

describe('addresseeOf', () => {
  it.each([
    ['見本 花子', '', '', '見本 花子', '様'],
    ['見本 花子', '株式会社 見本', '株式会社 見本', '見本 花子', '様'],
    ['', '株式会社 見本', '', '株式会社見本', '御中'],
    ['中村 商店', '', '', '中村商店', '御中'],
    ['中村 商店', '中村商店', '', '中村商店', '御中'],
    ['営業部', '中村商店', '中村商店', '営業部', '御中'],
    ['阿部', '中村商店', '中村商店', '阿部', '様'],
    ['見本花子様', '', '', '見本花子', '様'],
    ['見本商会 御中', '', '', '見本商会', '御中'],
    ['Green Tea Co., Ltd.', '', '', 'Green Tea Co., Ltd.', '御中'],
    ['髙﨑 𠮷子', '', '', '髙﨑 𠮷子', '様'],
    ['小野寺 学', '', '', '小野寺 学', '様'],
    ['', '', '', '', ''],
    // A department before a name is no department.
    ['総務部 阿部', '見本商会', '見本商会', '総務部 阿部', '様'],
    ['営業担当 服部', '見本商会', '見本商会', '営業担当 服部', '様'],
    ['経理 渡部', '見本商会', '見本商会', '経理 渡部', '様'],
    ['製造部　岡部', '見本商会', '見本商会', '製造部　岡部', '様'],
    ['京都支店 総務部', '見本商会', '見本商会', '京都支店 総務部', '御中'],
    ['営業部 第2課', '見本商会', '見本商会', '営業部 第2課', '御中'],
    ['京都 支店', '見本商会', '見本商会', '京都 支店', '御中'],
    // The company and its person in one field.
    ['株式会社みどり 山田太郎', '', '株式会社みどり', '山田太郎', '様'],
    ['株式会社みどり　山田 太郎 様', '', '株式会社みどり', '山田 太郎', '様'],
    ['株式会社 みどり 山田太郎', '', '株式会社みどり', '山田太郎', '様'],
    ['みどり 株式会社 山田太郎', '', 'みどり株式会社', '山田太郎', '様'],
    ['中村 商店 山田太郎', '', '中村商店', '山田太郎', '様'],
    ['株式会社みどり 山田太郎', '株式会社 みどり', '株式会社 みどり', '山田太郎', '様'],
    ['株式会社みどり 営業部', '', '株式会社みどり', '営業部', '御中'],
    ['株式会社みどり 営業部 阿部', '', '株式会社みどり', '営業部 阿部', '様'],
    ['株式会社みどり 京都店', '', '株式会社みどり', '京都店', '御中'],
    ['株式会社 みどり', '', '', '株式会社みどり', '御中'],
    ['医療法人 見本会', '', '', '医療法人見本会', '御中'],
    ['NPO法人 みどりの会', '', '', 'NPO法人みどりの会', '御中'],
    ['見本 製作所', '株式会社例', '株式会社例', '見本 製作所', '御中'],
    // Nothing that could be seen.
    ['\u200b', '', '', '', ''],
    ['\u202e 様', '', '', '', ''],
    ['様', '', '', '', ''],
    ['\u200d様', '見本商会', '', '見本商会', '御中'],
  ])('%s / %s', (name, company, wantedCompany, wantedName, honorific) => {
    expect(addresseeOf(recipient({ name, company, familyName: '', givenName: '' }))).toEqual({ company: wantedCompany, name: wantedName, honorific })
  })
  it('parts family and given name where the source does', () => {
    expect(addresseeOf(recipient({ name: '山﨑𠮷太郎', familyName: '山﨑', givenName: '𠮷太郎' })).name).toBe('山﨑 𠮷太郎')
  })
})

it('takes seven digits for a postal code, and nothing else', () => {
  expect(['604-8151', '６０４−８１５１', '6048151', '12345', ''].map(postalDigits)).toEqual(['6048151', '6048151', '6048151', '', ''])
  expect(postalText('6048151')).toBe('604-8151')
  expect(postalText('SW1A 2AA')).toBe('SW1A 2AA')
})
