import type { WorldInput } from '../simulator/world/load';
import { Story, TOKEN } from './story';

/**
 * A story that was played once up to some moment, and is taken up there as often as one likes, each time by a
 * worker that has just started: hours of looks need not be played again for every way to go on.
 */
export class RecordedStory {
  private constructor(
    private readonly world: WorldInput,
    private readonly begin: (story: Story) => void,
    private readonly played: Story,
    private readonly startedAt: string,
  ) {}

  /**
   * @param prelude what leads up to the moment
   * @param begin what is so at TikTok from the beginning, beyond its world
   */
  static async play(
    world: WorldInput,
    prelude: (story: Story) => Promise<void>,
    begin: (story: Story) => void = () => undefined,
  ): Promise<RecordedStory> {
    const story = await new Story(world).connected();
    const startedAt = new Date(story.clock.now()).toISOString();
    begin(story);
    await prelude(story);
    await story.settle();
    return new RecordedStory(world, begin, story, startedAt);
  }

  /** The same world, store and time as at that moment, in a story of its own. */
  async takenUp(): Promise<Story> {
    const { clock, store } = this.played;
    const story = new Story(this.world, { now: this.startedAt });
    this.begin(story);
    await this.changeWorld(story);
    for (const table of store.tables) await story.store.table(table.name).bulkPut(await table.toArray());
    story.clock.set(clock.now());
    await story.wake();
    return story;
  }

  /** What was sent to change something is sent again, each at its time. */
  private async changeWorld({ clock, simulator }: Story): Promise<void> {
    for (const { writes, time, method, host, path, body } of this.played.simulator.journal.entries()) {
      if (writes !== true) continue;
      clock.set(time);
      await simulator.fetch(
        new Request(`https://${host}${path}`, {
          method,
          body,
          headers: { 'Access-Token': TOKEN, 'Content-Type': 'application/json' },
        }),
      );
    }
  }
}
