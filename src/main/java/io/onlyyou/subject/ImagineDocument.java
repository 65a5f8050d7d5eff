package io.onlyyou.subject;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the OpenAPI document says of asking for a portrait. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Tag(name = "The person's side")
@Operation(
        summary = "Ask for a portrait: the chat's /imagine, and the edit of one's own portrait or picture",
        description =
                "Needs consent to generation; for surface feed or stories also to that, and is then due there at once. Without one "
                        + "it is for the person's own eyes: GET portraits/{id}/image. What it shows: prompt, or scenario, or the next "
                        + "scenario in turn. What it is made from: the selfies, or basedOn (a portrait of the person's; by itself it is made "
                        + "once more), or picture, which must show the person alone (/problems/unusable-selfie, /problems/not-the-person). "
                        + "Nothing at all asks for the next scenario. Where no provider that reads prompts may be asked, the built-in painter "
                        + "paints the scenario that comes closest to the words: GET portraits/{id}/why says so.")
@Parameter(
        name = "Idempotency-Key",
        in = ParameterIn.HEADER,
        description = "The same key again gives the same job, also while more may not be asked for")
@Parameter(
        name = "Prefer",
        in = ParameterIn.HEADER,
        description = "wait=N waits up to N seconds for the job to come to an end (RFC 7240)")
@ApiResponse(
        responseCode = "202",
        description = "Asked for; the job as it stands",
        headers = {
            @Header(name = "Location", description = "Where the job is", schema = @Schema(type = "string")),
            @Header(
                    name = ImagineController.REPLAYED,
                    description = "true where this very request had been made before",
                    schema = @Schema(type = "string", allowableValues = "true")),
            @Header(
                    name = ImagineController.APPLIED,
                    description = "How long was waited at most, where it was",
                    schema = @Schema(type = "string", example = "wait=10"))
        },
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImagineView.class)))
@ApiResponse(
        responseCode = "200",
        description = "Waited for, and the job has come to its end: ready, refused, cancelled or dead",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImagineView.class)))
@interface ImagineDocument {}
