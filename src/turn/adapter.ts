/**
 * Runs a Bot Framework bot in process and collects what it says. It has no effect outside: what was said goes back to
 * the turn and becomes true with its commit.
 */
import type { ConversationReference } from 'botbuilder-core';
import { type Activity, ActivityTypes, type ResourceResponse } from 'botframework-schema';
import { BotAdapter, TurnContext } from './sdk.ts';

type Logic = (context: TurnContext) => Promise<void>;

const saidKey = Symbol('said');

export class InProcessAdapter extends BotAdapter {
  /** One turn. Returns the activities that the bot sent, in order; traces and delays are dropped. */
  async process(
    activity: Partial<Activity>,
    logic: Logic,
    prepare?: (context: TurnContext) => void,
  ): Promise<Partial<Activity>[]> {
    const context = new TurnContext(this, activity);
    const said: Partial<Activity>[] = [];
    context.turnState.set(saidKey, said);
    prepare?.(context);
    await this.runMiddleware(context, logic);
    return said;
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const said = context.turnState.get(saidKey) as Partial<Activity>[];
    return activities.map((activity) => {
      if (isSaid(activity)) said.push(activity);
      return { id: activity.id ?? `${said.length}` };
    });
  }

  override async updateActivity(): Promise<undefined> {
    // A message never changes once it is written: an update is a new message that the bot has to send.
    return undefined;
  }

  override async deleteActivity(): Promise<void> {}

  /** A proactive message is a turn like any other: it goes through the corridor, never around it. */
  override async continueConversation(reference: Partial<ConversationReference>, logic: Logic): Promise<void> {
    await this.process(TurnContext.applyConversationReference({ type: ActivityTypes.Event }, reference, true), logic);
  }

  override async continueConversationAsync(
    _appId: unknown,
    reference: unknown,
    logicOrAudience: unknown,
    maybeLogic?: unknown,
  ): Promise<void> {
    const logic = (typeof maybeLogic === 'function' ? maybeLogic : logicOrAudience) as Logic;
    await this.continueConversation(reference as Partial<ConversationReference>, logic);
  }
}

function isSaid(activity: Partial<Activity>): boolean {
  return (
    activity.type === ActivityTypes.Message ||
    activity.type === ActivityTypes.Event ||
    activity.type === ActivityTypes.Handoff
  );
}
