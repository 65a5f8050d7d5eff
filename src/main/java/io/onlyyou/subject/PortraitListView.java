package io.onlyyou.subject;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of portraits, newest first.
 *
 * @param next the cursor of the next page, absent at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PortraitListView(
        List<PortraitView> portraits, @Nullable String next) {}
