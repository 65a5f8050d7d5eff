package io.onlyyou.subject;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onlyyou.consent.LedgerEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of the ledger, oldest entry first; {@code next} is the cursor of the following page, absent on the last. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HistoryView(List<LedgerEntry> entries, @Nullable String next) {}
