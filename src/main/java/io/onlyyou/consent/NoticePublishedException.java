package io.onlyyou.consent;

/** That version was published before with other content, and stays what it is. */
public class NoticePublishedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoticePublishedException() {
        super("This version was published with other content, and what people agreed to cannot change;"
                + " publish yours under a new version.");
    }
}
