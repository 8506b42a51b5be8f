/** Chinese words of a shop's service, by what they mean. How a line is read: `concepts.ts`. */

export const chinese = `
when: 什么时候, 何时, 几号, 几点
duration: 多久, 多长时间, 几天, 几周, 时间
deadline: 截止, 来得及, 期限, 最晚, 多少天内
cost: 多少钱, 价格, 费用, 免费, 运费, 收费, 贵
place: 哪里, 在哪, 地址, 附近
country: 国外, 海外, 国家, 境外, 香港, 台湾
howto: 怎么, 如何, 步骤, 流程, 方法
delivery: 配送, 送货, 发货, 快递, 寄, 运费, 邮寄, 送到, 物流, 到货
speed: 加急, 明天, 尽快, 次日达
track: 查询, 物流, 到哪, 跟踪, 单号, 快递单号, 进度, 查快递
parcel: 包裹, 快递, 订单, 东西
late: 迟, 延误, 还没到, 没收到, 还没有, 等了, 怎么还
lost: 丢, 不见, 没收到, 遗失, 显示签收
pickup: 自提, 取货, 到店取
address: 地址, 搬家, 改地址, 收货地址
customs: 关税, 海关, 清关
order: 订单, 下单, 买, 购买
cancel: 取消, 不要了, 撤销
change: 修改, 更改, 改, 换成, 添加
return: 退货, 退回, 退掉, 寄回, 不喜欢, 退
exchange: 换货, 换, 换尺码, 换颜色, 太小, 太大, 换大
refund: 退款, 退钱, 钱, 到账
damaged: 破损, 坏, 损坏, 划痕, 瑕疵, 质量问题, 裂
wrong: 发错, 错, 不对, 寄错
incomplete: 少了, 缺, 漏发
payment: 付款, 支付, 付, 结账
card: 信用卡, 银行卡, 卡
wallet: 支付宝, 微信支付, paypal, apple pay
transfer: 转账, 汇款
instalments: 分期, 花呗
declined: 失败, 被拒, 付不了
twice: 两次, 重复扣款
invoice: 发票, 收据, 税号, 开票
taxfree: 退税, 免税
discount: 折扣, 优惠, 优惠券, 打折, 促销, 便宜, 活动, 优惠码
giftcard: 礼品卡, 礼券, 余额, 购物卡
gift: 礼物, 送礼, 生日, 惊喜
wrap: 包装, 礼盒, 丝带
message: 贺卡, 留言, 卡片
stock: 有货, 库存, 现货
restock: 补货, 缺货, 到货通知, 售罄, 再有
reserve: 预留, 预订, 留
size: 尺码, 尺寸, 码数, 大小, 号
care: 保养, 清洁, 洗, 污渍, 清洗, 熨, 护理
repair: 维修, 修, 修理
warranty: 保修, 质保, 保质
authentic: 正品, 真假, 真伪, 假货, 鉴定, 证书
personal: 刻字, 刻, 定制, 姓名, 字母
material: 材质, 面料, 材料
origin: 产地, 哪里生产, 制造
ethics: 环保, 可持续, 动物, 素食
leather: 皮, 皮革, 真皮
silk: 丝绸, 真丝, 羊绒, 羊毛
store: 门店, 店, 专卖店, 实体店
hours: 营业时间, 开门, 关门, 几点, 周日
appointment: 预约, 到店, 视频, 顾问
account: 账户, 账号, 注册, 登录
password: 密码, 忘记
delete: 删除, 注销
data: 数据, 隐私, 个人信息
unsubscribe: 退订, 取消订阅
newsletter: 邮件, 短信
loyalty: 积分, 会员, 等级, 权益
contact: 联系, 客服, 电话, 人工
complaint: 投诉, 不满
bag: 包, 手袋
shoe: 鞋, 靴
ring: 戒指, 对戒
watch: 手表, 腕表
`;
