/** A bot that nobody here wrote: plain Bot Framework, importing nothing of ours. */
import { ActivityHandler, EventFactory, type TurnContext } from 'botbuilder';

export class ForeignBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context: TurnContext, next) => {
      if (/person/.test(context.activity.text)) {
        await context.sendActivity('I will find somebody for you.');
        const transcript = { activities: [{ type: 'message', text: context.activity.text, id: context.activity.id }] };
        const why = { why: 'the shopper asked' };
        await context.sendActivity(EventFactory.createHandoffInitiation(context, why, transcript as never));
      } else {
        await context.sendActivity({
          type: 'message',
          text: `You said: ${context.activity.text}`,
          suggestedActions: { to: [], actions: [{ type: 'imBack', title: 'Somebody', value: 'person' }] },
        });
      }
      await next();
    });
  }
}
