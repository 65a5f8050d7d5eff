package io.onlyyou.feed;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What people said, of one person or of several; each is taken by itself, one person's in the order given. */
record InteractionsRequest(
        @NotNull @Size(min = 1, max = 100, message = "holds 1 to 100 interactions")
        List<@NotNull @Valid InteractionRequest> interactions) {}
