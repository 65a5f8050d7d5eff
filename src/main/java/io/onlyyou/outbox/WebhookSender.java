package io.onlyyou.outbox;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Posts one message to one receiver: signed, without following redirects, within the receiver's time as a whole, reading no
 * more of the answer than is worth reading.
 */
@Component
class WebhookSender {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final long MOST = 64L << 10;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    WebhookSender(Clock clock) {
        this.clock = clock;
    }

    Attempt send(Receiver receiver, Waiting message) {
        AtomicReference<@Nullable ResponseInfo> head = new AtomicReference<>();
        CompletableFuture<HttpResponse<Void>> answer =
                http.sendAsync(request(receiver, message), info -> BodySubscribers.limiting(body(head, info), MOST));
        Optional<String> fault = wait(answer, receiver.timeout());
        answer.cancel(true);
        ResponseInfo answered = head.get();
        return answered == null
                ? new Attempt.Failed(fault.orElse("not reached"), Optional.empty())
                : judge(answered); // whatever became of the body: it has spoken
    }

    private static BodySubscriber<Void> body(AtomicReference<@Nullable ResponseInfo> head, ResponseInfo info) {
        head.set(info);
        return BodySubscribers.discarding();
    }

    private static Optional<String> wait(CompletableFuture<?> answer, Duration timeout) {
        try {
            answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (TimeoutException late) {
            return Optional.of("no answer in time");
        } catch (ExecutionException failure) {
            // Its message may quote what was sent, so only its kind is told.
            Throwable cause = failure.getCause();
            return Optional.of("not reached: "
                    + (cause == null ? failure : cause).getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private HttpRequest request(Receiver receiver, Waiting message) {
        String id = message.id().toString();
        long now = clock.instant().getEpochSecond();
        String signatures = receiver.secrets().stream()
                .map(secret -> secret.sign(id, now, message.body()))
                .collect(Collectors.joining(" "));
        return HttpRequest.newBuilder(receiver.url())
                .header("Content-Type", "application/cloudevents+json; charset=UTF-8")
                .header("User-Agent", "OnlyYou")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", signatures)
                .POST(BodyPublishers.ofString(message.body()))
                .build();
    }

    private Attempt judge(ResponseInfo answer) {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return new Attempt.Delivered();
        }
        String why = "answered " + status;
        return List.of(400, 409, 413, 422).contains(status)
                ? new Attempt.Refused(why)
                : new Attempt.Failed(why, retryAfter(answer));
    }

    /** In seconds; the other form, a date, is as good as absent. */
    private static Optional<Duration> retryAfter(ResponseInfo answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .map(wait -> wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }
}
