/** A point somebody pointed at: GCJ-02 degrees, with the words of the map. */
export type ChosenPoint = { latitude: number; longitude: number; words: string };

export declare const canChoosePoint: boolean;

/** Opens WeChat's map; undefined where she went back or refused, which is no failure. */
export declare function choosePoint(): Promise<ChosenPoint | undefined>;

export declare const canShowPoint: boolean;

/** Shows a point on WeChat's map. */
export declare function showPoint(point: ChosenPoint): void;
