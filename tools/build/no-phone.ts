/** Stands in functions for the part of the SDK that speaks to the `wx` of a phone and is asked for nowhere else. */
export default {};
