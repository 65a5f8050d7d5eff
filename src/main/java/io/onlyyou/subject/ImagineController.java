package io.onlyyou.subject;

import io.onlyyou.consent.Actor;
import io.onlyyou.consent.Subject;
import io.onlyyou.portrait.Imagining;
import io.onlyyou.portrait.PortraitJob;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a person asks for: the chat's {@code /imagine}, and the edit of their own portrait or picture. */
@RestController
@RequestMapping("/v1/subjects/{subject}/imagine")
class ImagineController {

    static final String REPLAYED = "Idempotent-Replayed";
    static final String APPLIED = "Preference-Applied";

    private final ImagineDesk desk;
    private final ImagineKeys keys;
    private final JobWaits waits;

    ImagineController(ImagineDesk desk, ImagineKeys keys, JobWaits waits) {
        this.desk = desk;
        this.keys = keys;
        this.waits = waits;
    }

    @PostMapping
    @ImagineDocument
    CompletableFuture<ResponseEntity<ImagineView>> imagine(
            @PathVariable Subject subject,
            @Valid @RequestBody(required = false) @Nullable ImagineRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Size(min = 1, max = 255) @Nullable
                    String idempotencyKey,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            Actor actor) {
        ImagineRequest wanted = request == null ? ImagineRequest.OF_NOTHING : request;
        Imagining.Asked asked = desk.take(subject, wanted, keys.of(idempotencyKey, wanted, actor));
        HttpHeaders headers = new HttpHeaders();
        headers.setLocation(URI.create(
                "/v1/subjects/" + subject.value() + "/jobs/" + asked.job().id()));
        if (asked.again()) {
            headers.set(REPLAYED, "true");
        }
        Optional<Duration> wait = PreferredWait.in(prefer).map(waits::bounded);
        Optional<CompletableFuture<PortraitJob>> ended =
                wait.flatMap(atMost -> waits.until(asked.person(), asked.job(), atMost));
        if (ended.isEmpty()) {
            return CompletableFuture.completedFuture(answer(HttpStatus.ACCEPTED, headers, asked.job()));
        }
        headers.set(APPLIED, "wait=" + wait.orElseThrow().toSeconds());
        return ended.get()
                .thenApply(job -> answer(job.state().isFinal() ? HttpStatus.OK : HttpStatus.ACCEPTED, headers, job));
    }

    private static ResponseEntity<ImagineView> answer(HttpStatus status, HttpHeaders headers, PortraitJob job) {
        return ResponseEntity.status(status).headers(headers).body(new ImagineView(JobView.of(job)));
    }
}
