/** Japanese words of a shop's service, by what they mean. How a line is read: `concepts.ts`. */

export const japanese = `
when: いつ, 何日, 何時
duration: どのくらい, どれくらい, 何日, 何週間, 期間, 日数, かかりますか
deadline: いつまで, 期限, 間に合, 締め切り
cost: いくら, 料金, 値段, 価格, 費用, 無料, 送料, 有料
place: どこ, 場所, 住所, 最寄り
country: 海外, 国, 国外, 外国
howto: どうやって, 方法, 手順, やり方, 仕方, どうすれば
delivery: 配送, 配達, 発送, 送料, 届, 送って, お届け, 出荷
speed: 速達, 明日, 急ぎ, 至急, 翌日
track: 追跡, どこにあり, 状況, 届いて, 追跡番号, 今どこ
parcel: 荷物, 小包, 商品, 注文
late: 遅, まだ, 届かない, 届いていない, 来ない, 遅延
lost: 紛失, なくな, 行方不明, 受け取っていない, 盗
pickup: 受け取り, 店頭受取, 取りに
address: 住所, 引っ越, 宛先, 届け先
customs: 関税, 税関
order: 注文, 購入, 買
cancel: キャンセル, 取り消, 取消, やめ
change: 変更, 修正, 変え, 追加
return: 返品, 返送, 返し, 送り返
exchange: 交換, 別のサイズ, サイズ違い, 取り替え, 色違い, 小さ, 大き, きつ
refund: 返金, 払い戻, お金, 払戻
damaged: 破損, 壊れ, 傷, 不良, 割れ, 破れ, 汚れ
wrong: 間違, 違う商品, 違い
incomplete: 足りない, 不足, 入っていない
payment: 支払, 決済, 払
card: カード, クレジット
wallet: ペイパル, アップルペイ, paypal, apple pay
transfer: 振込, 銀行振込
instalments: 分割, 後払い, 月払い
declined: 拒否, 失敗, 使えない, エラー
twice: 二重, 二回, 2回
invoice: 領収書, 請求書, 明細, 消費税
taxfree: 免税
discount: 割引, クーポン, セール, 値引, 安く, コード, キャンペーン
giftcard: ギフトカード, ギフト券, 商品券, 残高
gift: ギフト, プレゼント, 贈り物, 誕生日, 贈
wrap: 包装, ラッピング, リボン
message: メッセージ, カード
stock: 在庫, あります
restock: 再入荷, 売り切れ, 入荷, 品切れ
reserve: 取り置き, 予約
size: サイズ, 寸法, 大きさ
care: 手入れ, お手入れ, 洗濯, 洗, シミ, クリーニング, アイロン, 雨
repair: 修理, 直し, 直せ, 修繕
warranty: 保証, 保証期間
authentic: 本物, 偽物, 正規品, 鑑定, 証明書
personal: 刻印, イニシャル, 名入れ, 彫刻
material: 素材, 材質
origin: 産地, どこで作
ethics: サステナ, 環境, 動物, リサイクル
leather: 革, レザー
silk: シルク, 絹, カシミヤ, ウール
store: 店, 店舗, ブティック, ショップ
hours: 営業時間, 開い, 閉ま, 定休日, 日曜
appointment: 予約, 来店, 相談, ビデオ, 面談
account: アカウント, 会員登録, ログイン, 登録
password: パスワード, 忘れ
delete: 削除, 消し
data: 個人情報, データ, プライバシー
unsubscribe: 配信停止, 退会, 解除
newsletter: メルマガ, メール
loyalty: ポイント, 会員, 特典
contact: 問い合わせ, 電話, 連絡, 担当者, 話し
complaint: 苦情, クレーム, 不満
bag: バッグ, 鞄, カバン
shoe: 靴, シューズ
ring: 指輪, リング
watch: 時計
`;
