package io.onlyyou.onboarding;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the OpenAPI document says of posting events, in all three modes at once.
 *
 * <p>They are one call there. springdoc takes it from whichever handler it meets first, so each says the same.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
        operationId = "postOnboardingEvents",
        summary = "Events of onboarding: opted in, opted out, account deleted",
        description =
                "CloudEvents 1.0: structured, binary (attributes as ce- headers, the body is the data), or a batch "
                        + "of at most 20, each answered by itself and in order. Everything that an event does happens together or "
                        + "not at all; the same subject, source and id again give the same answer and no second effect. "
                        + "An account that was deleted comes back by a new opt-in, at once: one with an id that was not used "
                        + "before and a time after the deletion. Any other is 409 stale-consent, also one of before the deletion "
                        + "that comes again with a time that is ahead.")
@Parameter(name = "ce-specversion", in = ParameterIn.HEADER, description = "Binary mode: 1.0")
@Parameter(name = "ce-id", in = ParameterIn.HEADER, description = "Binary mode: with subject and source, counts once")
@Parameter(name = "ce-source", in = ParameterIn.HEADER, description = "Binary mode: where the event comes from")
@Parameter(name = "ce-type", in = ParameterIn.HEADER, description = "Binary mode: io.onlyyou.opted-in.v1 and others")
@Parameter(name = "ce-subject", in = ParameterIn.HEADER, description = "Binary mode: the person")
@Parameter(name = "ce-time", in = ParameterIn.HEADER, description = "Binary mode: when it happened")
@RequestBody(
        required = true,
        content = {
            @Content(mediaType = "application/cloudevents+json", schema = @Schema(implementation = CloudEvent.class)),
            @Content(mediaType = "application/json", schema = @Schema(oneOf = {OptedIn.class, OptedOut.class})),
            @Content(
                    mediaType = "application/cloudevents-batch+json",
                    array =
                            @ArraySchema(
                                    schema = @Schema(implementation = CloudEvent.class),
                                    maxItems = OnboardingController.MOST_IN_A_BATCH))
        })
@ApiResponse(
        responseCode = "202",
        description = "Taken: what the event did",
        headers =
                @Header(
                        name = OnboardingController.REPLAYED,
                        description = "true where the event had been taken before, and did nothing now",
                        schema = @Schema(type = "string", allowableValues = "true")),
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = EventView.class)))
@ApiResponse(
        responseCode = "207",
        description = "A batch: one result for each event, in order",
        content =
                @Content(
                        mediaType = "application/json",
                        array = @ArraySchema(schema = @Schema(implementation = BatchResult.class))))
@interface EventDocument {}
