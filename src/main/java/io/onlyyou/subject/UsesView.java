package io.onlyyou.subject;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of the uses of a person's likeness, newest first; {@code next} is the cursor of those before them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UsesView(List<UseView> uses, @Nullable String next) {}
