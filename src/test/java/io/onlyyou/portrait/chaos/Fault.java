package io.onlyyou.portrait.chaos;

/** A safeguard that is taken away from a running worker. */
enum Fault {
    NONE,
    /** What an attempt leaves behind counts even when another attempt has been begun since. */
    NO_FENCE;

    private static final String FENCE = "and attempt = ? and state = 'running'";

    String rewrite(String sql) {
        return switch (this) {
            case NONE -> sql;
            case NO_FENCE -> sql.replace(FENCE, "and attempt <> -1 * ?");
        };
    }
}
