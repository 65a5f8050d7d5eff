package io.onlyyou.admin;

/** An act of an administrator came without a reason. */
public class MissingReasonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingReasonException() {
        super("is required: say why, in the body or as the parameter `reason`");
    }
}
