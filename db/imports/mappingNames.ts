// The names that columns of orders and people go by, in Japanese and English.
import type { Look } from './mappingContents.ts'
import type { MappingField } from './model.ts'

export interface FieldNames {
  field: MappingField
  /** Whole names, as heading keys without spaces, hyphens and brackets. */
  exact: string
  /** Names that contain it; weaker than a whole name. */
  like?: RegExp
  /** Names that must not be meant. */
  not?: RegExp
  /** What the cells have to look like, one of these; left out: anything. */
  looks?: readonly Look[]
  /** Several columns of this kind are joined, at most so many. */
  join?: number
}

/** The orderer's marks, taken off before names are compared. */
export const ordererMark = /^(?:ご?注文者様?|ご?購入者様?|ご?依頼主様?|お客様|顧客|会員|請求先|(?:ご)?本人|買い手|billing|buyer|customer|orderer|purchaser|client)(?:の|情報)?|[(（](?:請求先|購入者|注文者)[)）]$/
/** Who only receives the parcel. */
export const recipientMark = /配送先|お?届け?先|送付先|送り先|発送先|受取人|お受取|贈り先|^ship(?:ping)?.*(?:name|address|zip|postal|phone|city|street|province|state|company|prefecture)|recipient|consignee|deliver(?:y|to).*(?:name|address|zip|postal|phone)/
/** Other people and things whose columns look like a customer's. */
export const otherMark = /店舗|ショップ|担当|店員|スタッフ|staff|shop|store|レジ担当|出品者|販売者|seller|作家/

export const fieldNames: readonly FieldNames[] = [
  { field: 'orderNo', exact: '注文番号 注文id 注文no 受注番号 受注no 受注id 受注コード オーダー番号 オーダーid 伝票番号 伝票no 取引番号 取引id 取引no 売上番号 レシート番号 会計番号 orderid orderno ordernumber order invoiceno invoicenumber receiptno receiptnumber transactionid', like: /(?:注文|受注|オーダー|伝票|取引|order|receipt|invoice|transaction).*(?:番号|no\.?$|id$|コード|number|code)/, not: /商品|会員|顧客|お?問い?合わ?せ|配送|送り状|date|item|product|customer/ },
  { field: 'orderedAt', exact: '注文日時 注文日 受注日時 受注日 ご注文日 オーダー日 購入日 購入日時 ご購入日 お買い上げ日 お買上日 売上日 売上日時 販売日 取引日 取引日時 会計日時 会計日 日付 日時 年月日 来店日 利用日 ordertime orderdate orderedat datetime date purchasedate createdat saledate transactiondate', like: /(?:注文|受注|購入|売上|販売|取引|会計|来店|order|purchase|sale).*(?:日時|日付|日$|date|time$|at$)/, not: /発送|配送|出荷|入金|支払|更新|キャンセル|予定|希望|回数|曜日|ship|paid|update/, looks: ['date'] },
  { field: 'orderedTime', exact: '注文時間 注文時刻 受注時刻 受注時間 時刻 時間 会計時刻 販売時刻 取引時刻 time ordertimeofday saletime', like: /(?:注文|受注|会計|販売|取引).*(?:時刻|時間)/, looks: ['time', 'count', 'money'] },
  { field: 'customerKey', exact: 'id 番号 会員番号 会員id 会員no 顧客番号 顧客id 顧客コード 顧客no お客様番号 お客様id 得意先コード ユーザーid 会員コード 会員 customerid customerno customernumber memberid memberno userid customerkey', like: /(?:会員|顧客|お客様|ユーザー|得意先|customer|member|user).*(?:番号|id$|no\.?$|コード|code|number)/, not: /注文|商品|電話|名/ },
  { field: 'familyName', exact: '姓 氏 苗字 名字 名前姓 お名前姓 氏名姓 familyname lastname surname last', looks: ['name', 'kana', 'words'] },
  { field: 'givenName', exact: '名 名前名 お名前名 氏名名 givenname firstname first', looks: ['name', 'kana', 'words'] },
  { field: 'kana', exact: 'フリガナ ふりがな カナ かな ヨミ よみ 読み 読み仮名 氏名カナ 名前カナ お名前カナ 氏名フリガナ 名前フリガナ 顧客名カナ 振り仮名 振仮名 kana furigana namekana reading', like: /フリガナ|ふりがな|カナ|かな|振り?仮名|kana|furigana/, not: /商品|住所|会社|法人|ナビ/, looks: ['kana'] },
  { field: 'kana', exact: '姓カナ セイ せい 姓フリガナ 名前姓カナ お名前セイ 氏カナ 名カナ メイ めい 名フリガナ お名前メイ', looks: ['kana'], join: 2 },
  { field: 'name', exact: '氏名 名前 お名前 ご氏名 名 様 顧客名 お客様名 会員名 注文者 ご注文者 購入者 ご購入者 注文者名 購入者名 依頼主 ご依頼主 お客様 顧客 得意先名 name fullname customername buyername customer client buyer', like: /氏名|お?名前|顧客名|お客様名|購入者名|注文者名|customer ?name|full ?name/, not: /商品|店|会社|法人|担当|カナ|かな|フリガナ|ふりがな|ユーザー|品名|ニックネーム|ファイル/, looks: ['name', 'kana', 'words'] },
  { field: 'email', exact: 'メールアドレス メール eメール emailアドレス mail email emailaddress mailaddress', like: /メール|e-?mail|mail ?address/, not: /不可|希望|配信|マガジン|subscribe|opt/, looks: ['email'] },
  { field: 'phone', exact: '電話番号 電話 tel tel番号 携帯電話 携帯 携帯番号 携帯電話番号 連絡先 phone phonenumber telephone mobile', like: /電話|^tel|phone|携帯/, not: /fax|不可|希望/, looks: ['phone', 'excelPhone'] },
  { field: 'postalCode', exact: '郵便番号 〒 郵便 zip zipcode postalcode postcode postal', like: /郵便番号|zip|post(?:al)? ?code/, looks: ['postalCode'] },
  { field: 'prefecture', exact: '都道府県 都道府県名 県 県名 府県 prefecture state province', like: /都道府県/, looks: ['prefecture'] },
  { field: 'address1', exact: '住所 ご住所 住所1 住所１ 市区町村 市区郡 市町村 市区 郡市区 番地 町名番地 住所番地 町域 address address1 addressline1 street city streetaddress', like: /住所|市区町村|番地|郡市区|address ?1?$/, not: /2$|建物|メール|mail|カナ|郵便|電話|都道府県$/, looks: ['address', 'words'], join: 3 },
  { field: 'address2', exact: '住所2 建物 建物名 建物名等 マンション マンション名 ビル名 建物名部屋番号 address2 addressline2 building apartment', like: /住所.*2$|建物|マンション|ビル|address ?2$|building/, looks: ['address', 'words', 'count', 'money'] },
  { field: 'company', exact: '会社名 会社 法人名 貴社名 団体名 勤務先 company companyname organization', like: /会社名|法人名|company/, not: /配送|運送/, looks: ['words'] },
  { field: 'birthday', exact: '誕生日 生年月日 お誕生日 birthday dateofbirth birthdate dob', like: /誕生日|生年月日|birth/, looks: ['date'] },
  { field: 'registeredAt', exact: '登録日 登録日時 会員登録日 会員登録日時 入会日 入会日時 顧客登録日 registeredat registered signupdate joinedat membersince', like: /登録日|入会日|sign-?up|registered/, looks: ['date'] },
  { field: 'status', exact: 'ステータス 状態 状況 対応状況 注文状況 注文ステータス 受注状況 受注ステータス 処理状況 取引状況 取引区分 キャンセル status orderstatus state', like: /ステータス|状況|状態|status/, not: /入金|支払|発送|配送|会員|メール|在庫|payment|shipping|fulfil/, looks: ['words', 'count'] },
  { field: 'total', exact: '合計 合計金額 総合計 総額 請求金額 ご請求金額 請求合計 請求合計金額 お支払金額 支払金額 お支払い金額 お会計 会計金額 注文合計 ご注文金額 注文金額 売上 売上金額 購入金額 お買上金額 お買い上げ金額 税込合計 金額 税込金額 total totalprice totalamount grandtotal amount ordertotal ordervalue sales', like: /合計|総額|請求.*金額|支払.*金額|注文金額|売上金額|購入金額|grand ?total|total/, not: /商品|小計|送料|税額|消費税|数|ポイント|手数料|割引|値引|件|回|tax|subtotal|quantity|qty|items|shipping|discount|作品/, looks: ['money'] },
  { field: 'goods', exact: '商品合計 商品合計金額 商品代金 商品金額合計 商品小計 subtotal itemstotal', like: /商品(?:代金|合計|.*合計)/, not: /数|送料|税抜/, looks: ['money'] },
  { field: 'shipping', exact: '送料 配送料 送料合計 配送料合計 運賃 配送料金 送料金額 shipping shippingfee shippingcost shippingprice postage freight deliveryfee', like: /送料|配送料|運賃|shipping ?(?:fee|cost|charge|price|total)|postage/, not: /手数料|込|無料|区分/, looks: ['money'] },
  { field: 'fee', exact: '手数料 代引手数料 代引き手数料 決済手数料 代引料 fee codfee handlingfee', like: /手数料|代引料/, not: /販売手数料|販売者|出品|成約|システム/, looks: ['money'] },
  { field: 'discount', exact: '値引 値引き 割引 割引額 値引額 割引金額 値引金額 値引き額 discount discountamount', like: /値引|割引|discount/, not: /率|名|コード|クーポン|code|name/, looks: ['money'] },
  { field: 'coupon', exact: 'クーポン クーポン利用額 クーポン割引 クーポン値引 クーポン割引額 クーポン利用 coupon couponamount coupondiscount', like: /クーポン|coupon/, not: /名|コード|番号|code|name|id$/, looks: ['money'] },
  { field: 'points', exact: 'ポイント ポイント利用 利用ポイント 使用ポイント ポイント利用額 ポイント使用 ポイント値引 ポイント割引 ポイント使用額 usepoint usedpoints pointsused points point', like: /(?:利用|使用|値引|割引).*ポイント|ポイント.*(?:利用|使用|値引|割引)|points? ?used|use ?point/, not: /付与|獲得|残|保有|取得|率/, looks: ['money'] },
  { field: 'refund', exact: '返金 返金額 返金金額 refund refundamount refunded amountrefunded', like: /返金|refund/, not: /日|理由|status|date/, looks: ['money'] },
  { field: 'productCode', exact: '商品コード 商品番号 商品id 品番 型番 sku 商品no jan janコード 商品管理番号 作品管理番号 productcode productid itemid itemcode productno', like: /商品.*(?:コード|番号|id$)|品番|型番|sku|product ?(?:code|id)|item ?(?:code|id)/, not: /商品名/ },
  { field: 'productName', exact: '商品名 商品 品名 品目 作品名 作品タイトル アイテム名 アイテム 商品タイトル 商品名称 メニュー メニュー名 内容 品物 ご購入商品 購入商品 注文商品 title item itemname product productname description', like: /商品名|品名|作品名|アイテム名|product ?name|item ?name|lineitem ?name/, not: /コード|番号|カナ|合計|数|価格|金額/, looks: ['words'] },
  { field: 'unitPrice', exact: '単価 価格 販売価格 商品単価 商品価格 税込単価 税込価格 販売単価 作品単価 作品価格 price unitprice itemprice', like: /単価|販売価格|商品価格|unit ?price|item ?price|lineitem ?price/, not: /合計|注文の/, looks: ['money'] },
  { field: 'quantity', exact: '数量 個数 点数 数 注文数 購入数 購入個数 注文個数 販売数 商品個数 商品数 quantity qty count pieces', like: /数量|個数|quantity|qty/, not: /合計数|在庫|総/, looks: ['count'] },
  { field: 'lineTotal', exact: '小計 商品小計 明細金額 金額小計 明細合計 行合計 linetotal lineamount itemtotal', like: /小計|明細.*金額|line ?total/, not: /税|送料/, looks: ['money'] },
  { field: 'paymentMethod', exact: '支払方法 お支払方法 支払い方法 お支払い方法 決済方法 支払区分 決済種別 決済手段 payment paymentmethod paymenttype', like: /(?:支払い?|決済).*(?:方法|手段|種別)|payment ?(?:method|type)/, not: /日|状況|ステータス/ },
  { field: 'note', exact: '備考 メモ 備考欄 通信欄 コメント ご要望 注文備考 note notes memo remarks comment comments', like: /備考|メモ|通信欄|要望/, not: /社内|商品/ },
]
