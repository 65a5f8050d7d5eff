package io.onlyyou.feed;

import io.onlyyou.consent.Actor;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.List;
import java.util.SortedMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes what people said to the items that were inserted for them. */
@RestController
class InteractionsController {

    private final Interactions interactions;
    private final RejectedInteractions rejections;

    InteractionsController(Interactions interactions, RejectedInteractions rejections) {
        this.interactions = interactions;
        this.rejections = rejections;
    }

    @Operation(
            operationId = "takeInteractions",
            summary = "Take what people said to inserted items",
            description = "An eventId counts once for a person, so whatever got no answer can be sent again. Each is"
                    + " taken by itself: what is rejected changes nothing and stops no other. turn-off ends the consent"
                    + " to the surface before this is answered.")
    @PostMapping("/v1/interactions")
    InteractionsView take(@Valid @RequestBody InteractionsRequest request, Actor actor) {
        SortedMap<Integer, InteractionRefusal> refused = interactions.take(request.interactions(), actor);
        List<InteractionsView.Rejected> rejected = refused.entrySet().stream()
                .map(one -> new InteractionsView.Rejected(one.getKey(), rejections.describe(one.getValue())))
                .toList();
        return new InteractionsView(request.interactions().size() - rejected.size(), rejected);
    }
}
