/** Names of the form's controls: for everything without a choice of its own, and for a group by its id. */
export const GENERAL_FIELD = "mail";
export const GROUP_FIELD = "group:";
export const ZONE_FIELD = "timeZone";
export const HOUR_FIELD = "digestHour";
