// Tables that no layout knows: a till, a notebook kept in a spreadsheet, an English shop, members.
export const till = [
  '伝票番号,会計日,会計時刻,お客様名,フリガナ,電話番号,商品名,単価,数量,小計,値引,合計金額,支払方法',
  'T-1,2026/3/1,1005,見本 花子,ミホン ハナコ,090-1111-2222,煎茶,1080,2,2160,160,3000,現金',
  'T-1,2026/3/1,1005,見本 花子,ミホン ハナコ,090-1111-2222,ほうじ茶,1000,1,1000,160,3000,現金',
  'T-2,2026/3/2,1530,試験 次郎,シケン ジロウ,03-1234-5678,煎茶,1080,1,1080,0,1080,カード',
  'T-3,2026/3/15,0905,,,,急須,"¥5,500",1,"¥5,500",,"5,500円",現金', '',
].join('\r\n')
export const notebook = [
  '平野茶園 注文帳,,,,,', '令和8年分,,,,,', ',,,,,',
  'お名前,ご住所,お電話,日付,品物,金額',
  '見本 花子,東京都港区芝1-2-3,090-1111-2222,R8.3.1,煎茶2本,"2,160円"',
  '試験 次郎,大阪府大阪市北区梅田1-1,06-1111-2222,令和8年3月2日,新茶,1080',
  '試験 次郎,大阪府大阪市北区梅田1-1,06-1111-2222,令和8年3月2日,新茶,1080',
  '合計,,,,,4320', '',
].join('\n')
export const english = [
  'Order Number,Order Date,Status,First Name,Last Name,Email Address,Phone,Ship Name,Ship Address,Item Name,Qty,Price,Shipping,Grand Total',
  '1001,25/12/2025,Complete,Hanako,Mihon,hanako@example.com,090-1111-2222,Jiro Shiken,Osaka 1-1,Green tea,2,1080,500,2660',
  '1002,03/04/2026,Cancelled,Jiro,Shiken,jiro@example.com,06-1111-2222,Jiro Shiken,Osaka 1-1,Pot,1,5500,0,5500', '',
].join('\n')
export const members = [
  '会員番号,氏名,ふりがな,メールアドレス,郵便番号,都道府県,住所,登録日',
  '7,見本 花子,みほん はなこ,hanako@example.com,105-0014,東京都,港区芝1-2-3,2024年5月1日', '8,試験 次郎,しけん じろう,jiro@example.com,530-0001,大阪府,大阪市北区梅田1-1,2024/06/02', '9,,,,,,,2024/06/03', '',
].join('\n')
