// The words that stand on paper. Japanese whatever the language of the window: the post and the customers read them.

export const words = {
  postcard: '郵便はがき',
  postalMark: '〒',
  toPerson: '様',
  toOrganisation: '御中',
  phone: '電話 {{phone}}',
  pieceMark: 'No.{{id}}　{{number}}/{{total}}',
  from: '差出人',
  titles: { labels: '宛名ラベル', postcards: 'はがき宛名', calibration: '位置合わせ' },
  list: {
    number: 'お客様番号', name: 'お名前', kana: 'フリガナ', postalCode: '郵便番号', address: 'ご住所', done: '済',
    count: '{{count}}名様', page: '{{number}} / {{total}} ページ', day: '{{year}}年{{month}}月{{date}}日({{weekday}})', weekdays: '月火水木金土日',
  },
  calibration: {
    title: '位置合わせシート（{{name}}）', a4: 'A4', postcard: 'はがき',
    how: ['倍率100%（「実際のサイズ」）で印刷し、十字の中心から用紙の左端と上端までを定規で測ります。', '測った長さが印字より短いときは＋、長いときは−を、「印刷位置の調整」に0.1mm単位で入れます。'],
    howPostcard: ['倍率100%で印刷し、はがきの枠に重ねて', '透かして見ます。ずれた分を0.1mm単位で', '「印刷位置の調整」に入れます。'],
    now: '今の調整　右へ {{right}} mm　下へ {{down}} mm', ruler: 'この線は {{length}} mm です。違うときは倍率が100%になっていません。',
    fromEdge: '左から {{left}} mm・上から {{top}} mm',
  },
} as const
