package com.togahub.persistence.history.check;

/** What must hold in every history. */
public enum Rule {
    /** An accepted job has a row from then on. */
    ACCEPTED_IS_STORED,
    /** A job of a transaction that was rolled back has none. */
    UNDONE_IS_NOT_STORED,
    /** Every row is terminal in the end: no job is lost. */
    TERMINAL_IN_THE_END,
    /** Rows change along the edges of {@link Transitions} only. */
    LEGAL_TRANSITION,
    /** An attempt gets one outcome and keeps it. */
    ONE_OUTCOME,
    /** Every attempt that a retry made was asked for, and every accepted retry made one; refused ones change nothing. */
    RETRY_WAS_ASKED,
    /** A job cancelled while it waited was asked to end, and every accepted request is in the row. */
    CANCEL_WAS_ASKED,
    /** An attempt is released only if its action never began. */
    RELEASED_UNBEGUN,
    /** An action begins once per attempt. */
    BEGUN_ONCE,
    /** It begins after the check-in of its instance. */
    BEGUN_AFTER_CHECK_IN,
    /** It begins after all earlier attempts have got their outcomes. */
    BEGUN_AFTER_OUTCOME,
    /** A success is that of the attempt's own action. */
    SUCCESS_IS_OWN,
    /** An action's failure is that of the attempt's own action. */
    FAILURE_IS_OWN,
    /** An attempt is put off only if its own action failed, its time was over, or its instance was killed or could not beat. */
    POSTPONED_FOR_CAUSE,
    /** An instance is taken for gone only if it was killed, or could not beat. */
    GONE_WAS_TROUBLED,
    /** Nothing times out before its time. */
    TIMED_OUT_IN_TIME
}
