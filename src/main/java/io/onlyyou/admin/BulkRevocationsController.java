package io.onlyyou.admin;

import io.onlyyou.consent.Actor;
import io.onlyyou.consent.BulkRevocations;
import io.onlyyou.consent.Revocation;
import io.onlyyou.consent.RevocationOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Trust and safety ends the consent of many people at once. */
@RestController
@RequestMapping("/v1/admin/revocations")
@Tag(name = "The administrator's side")
class BulkRevocationsController {

    private final BulkRevocations revocations;
    private final RequestKeys keys;

    BulkRevocationsController(BulkRevocations revocations, RequestKeys keys) {
        this.revocations = revocations;
        this.keys = keys;
    }

    @PostMapping
    @Operation(
            summary = "End the consent of many people, by list, region or notice version",
            description =
                    "With `dryRun` it only counts. With `expectedCount` it is ordered for exactly so many people, and"
                            + " from the answer on nothing is shown or made for them; their endings are then carried out in turn."
                            + " Of a list, those we have never heard of, or whose account is deleted, are passed over, also by"
                            + " `hold`: a dry run says how many they are, and `selection` of the order does. To hold one of"
                            + " them, revoke that person alone.")
    @ApiResponse(
            responseCode = "200",
            description = "How many people a dry run found",
            content = @Content(schema = @Schema(implementation = CountView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Ordered: nothing is shown or made for them any more",
            content = @Content(schema = @Schema(implementation = Revocation.class)))
    ResponseEntity<Object> order(
            @Valid @RequestBody BulkRevocationRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            Actor actor) {
        RevocationOrder order = request.order(actor);
        if (request.isDryRun()) {
            int found = revocations.count(order);
            return ResponseEntity.ok(new CountView(found, order.selection().unknown(found)));
        }
        int expected = Objects.requireNonNull(request.expectedCount());
        Revocation ordered = revocations.order(order, expected, keys.of(idempotencyKey, request, actor));
        return ResponseEntity.accepted()
                .location(URI.create("/v1/admin/revocations/" + ordered.id()))
                .body(ordered);
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a revocation of many has come")
    Revocation read(@PathVariable String id) {
        return revocations.find(AdminIds.parse(id)).orElseThrow(AdminIds::absent);
    }

    @PostMapping("/{id}/stop")
    @Operation(
            summary = "Destroy nothing further for now",
            description = "Nothing is shown or made for those who remain either: that would take a consent of theirs.")
    Revocation stop(@PathVariable String id, Actor actor) {
        return revocations.stop(AdminIds.parse(id), actor).orElseThrow(AdminIds::absent);
    }

    @PostMapping("/{id}/resume")
    @Operation(summary = "Go on where it was stopped")
    Revocation resume(@PathVariable String id, Actor actor) {
        return revocations.resume(AdminIds.parse(id), actor).orElseThrow(AdminIds::absent);
    }

    /**
     * How many people a revocation would be about.
     *
     * @param unknown how many of a list it would pass over, since nobody of that id is known
     */
    record CountView(int count, int unknown) {}
}
