package io.onlyyou;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much each call may send, in bytes, and whether it may send it encoded. A MB is 2²⁰ bytes here. */
final class BodyLimits {

    static final long EVENT = 21L << 20;
    static final long BATCH = 32L << 20;
    static final long PAGE = 8L << 20;
    static final long LIST = 16L << 20;
    static final long REQUESTED = 8L << 20;
    static final long REST = 64L << 10;

    private static final String BATCH_TYPE = "application/cloudevents-batch+json";

    private BodyLimits() {}

    static long of(HttpServletRequest request) {
        String path = request.getServletPath();
        if (path.equals("/v1/onboarding-events")) {
            return lower(request.getContentType()).startsWith(BATCH_TYPE) ? BATCH : EVENT;
        }
        if (path.equals("/v1/admin/revocations")) {
            return LIST; // of a hundred thousand people
        }
        if (path.startsWith("/v1/subjects/") && path.endsWith("/imagine")) {
            return REQUESTED; // with a picture of 5 MB, in Base64
        }
        // Providers repeat the whole order in what they call back with.
        return isSplice(path) || path.startsWith("/v1/provider-callbacks/") ? PAGE : REST;
    }

    /** A splice hands encoded pages back as they are; nobody else unpacks anything, so there is nothing to bomb. */
    static boolean mayBeEncoded(HttpServletRequest request) {
        return isSplice(request.getServletPath());
    }

    private static boolean isSplice(String path) {
        return path.startsWith("/v1/feeds/") && path.endsWith("/splice");
    }

    private static String lower(@Nullable String value) {
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
