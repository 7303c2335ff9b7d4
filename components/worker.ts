import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Send } from '@/utils/wire/client';
import type { COMMANDS } from '@/utils/wire/commands';
import { send } from '@/utils/wire/own-client';

/** Asks whoever carries out commands; throws SendError. */
export type AskWorker = Send<typeof COMMANDS>;

const WorkerContext = createContext<AskWorker>(send);

/** Gives the faces below it somebody else to ask: in a practice nothing may reach the worker, and nothing TikTok. */
export const WorkerProvider = WorkerContext.Provider;

/** How a face asks for something to be done: the worker, where nobody put another in its place. */
export function useSend(): AskWorker {
  return useContext(WorkerContext);
}

/** Whether this is a practice: nothing in it exists anywhere else, so nothing in it leads elsewhere. */
export function useIsPractice(): boolean {
  return useContext(WorkerContext) !== send;
}
