package io.onlyyou;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a request, and where: in the body (an RFC 6901 pointer), a query parameter or a header.
 *
 * <p>The detail says what would be right. It never repeats the value, which may be personal.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Fault(
        @Nullable String pointer,
        @Nullable String parameter,
        @Nullable String header,
        String detail) {

    static Fault at(String pointer, String detail) {
        return new Fault(pointer, null, null, detail);
    }

    static Fault inParameter(String name, String detail) {
        return new Fault(null, name, null, detail);
    }

    static Fault inHeader(String name, String detail) {
        return new Fault(null, null, name, detail);
    }
}
