package io.onlyyou.portrait.chaos;

/** A safeguard that is taken away from a running worker. */
enum Fault {
    NONE,
    /** What an attempt leaves behind counts even when another attempt has been begun since. */
    NO_FENCE,
    /** The same, and who was held up before its call does not look again whether the job is still its own. */
    NO_FENCE_AND_NO_SECOND_LOOK;

    private static final String FENCE = "and attempt = ? and state = 'running'";
    private static final String LOOK = "count(*) = 1 as still_ours";

    String rewrite(String sql) {
        return switch (this) {
            case NONE -> sql;
            case NO_FENCE -> sql.replace(FENCE, "and attempt <> -1 * ?");
            case NO_FENCE_AND_NO_SECOND_LOOK -> NO_FENCE.rewrite(sql.replace(LOOK, "count(*) < 2 as still_ours"));
        };
    }
}
