import type { Tone } from './pill';

const tones: Record<string, Tone> = {
  submitted: 'blue',
  returned: 'red',
  accepted: 'blue',
  assigned: 'blue',
  'in-progress': 'amber',
  paused: 'amber',
  'handed-over': 'blue',
  'result-submitted': 'amber',
  resolved: 'red',
  closed: 'jade',
};

/** The quiet pair of colours for a state of a report or work order; the word beside it says the same. */
export const statusTone = (status: string): Tone => tones[status] ?? 'plain';
