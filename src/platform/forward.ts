/** Whether a button can hand the open page to a group as WeChat's card; see `useForward`. */
export declare const canForward: boolean;
