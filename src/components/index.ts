/** Everything a screen is built from (`README.md` here lists the props). */
export { Answers } from './answers';
export { AskSheet } from './ask-sheet';
export { BeforeAfter } from './before-after';
export { Button } from './button';
export { Chips } from './chips';
export { classes } from './classes';
export { DayInput } from './day-input';
export { Desk, DeskFoot, DeskLink } from './desk';
export { Field, Problem, TextArea } from './field';
export { FrameContext } from './frame';
export { Icon } from './icon';
export type { IconName } from './icon-names';
export {
  Buttons,
  Card,
  Divider,
  Grow,
  Heading,
  Note,
  Place,
  Row,
  Section,
  Stack,
  TitleRow,
  Words,
} from './layout';
export { ListRow, type ListRowProps, SwitchRow } from './list-row';
export { Page } from './page';
export { PagedList } from './paged-list';
export { Paper, PaperBlock, PaperCode, PaperLine, PaperPrint } from './paper';
export { Avatar, PersonRow } from './person';
export { PhotoGrid } from './photo-grid';
export { Picture } from './picture';
export { Pill, type Tone } from './pill';
export { PrivacySheet } from './privacy-sheet';
export { PromiseBlock } from './promise';
export { SettingsHint } from './settings-hint';
export { Sheet } from './sheet';
export { Empty, ErrorState, Kept, Skeleton } from './states';
export { statusTone } from './status-tones';
export { Tabs } from './tabs';
export { Tap } from './tap';
export { TimeInput } from './time-input';
export { Timeline } from './timeline';
export { Toast } from './toast';
export { Trail, type TrailStep } from './trail';
export { UrgentCalls } from './urgent-call';
