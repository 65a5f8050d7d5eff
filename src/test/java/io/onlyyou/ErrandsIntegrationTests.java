package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.onlyyou.support.QuickIntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

@QuickIntegrationTest
class ErrandsIntegrationTests {

    @Autowired
    @Qualifier("errand")
    private List<RecurringTask<Void>> errands;

    @Autowired
    private List<Task<Void>> tasks;

    /** What the library does by itself goes by the clock of whichever node finds it. */
    @ParameterizedTest
    @ValueSource(strings = {"-PT10M", "PT10M"})
    void whatDiedComesBackAtOnceByTheQueuesClock(Duration ahead) {
        List<Task<Void>> recurring = Stream.concat(errands.stream(), tasks.stream())
                .filter(RecurringTask.class::isInstance)
                .distinct()
                .toList();

        assertThat(recurring)
                .extracting(Task::getName)
                .contains(
                        "retention",
                        "audit-retention",
                        "outbox-give-up",
                        "rewrap-keys",
                        "ledger-seal",
                        "consent-lapses");
        recurring.forEach(task -> comesBack(task, Instant.now().plus(ahead)));
    }

    private static void comesBack(Task<Void> task, Instant now) {
        Execution execution = new Execution(now, task.instance(RecurringTask.INSTANCE));
        ExecutionComplete dead = ExecutionComplete.failure(execution, now, now, null);
        Queue queue = new Queue(execution);

        task.getDeadExecutionHandler().deadExecution(dead, queue);

        assertThat(queue.times).as(task.getName()).containsExactly(now);
    }

    /** Notes when it was told to run something again. No mock: those change classes of the whole process, and what they allocate. */
    private static final class Queue extends ExecutionOperations<Void> {

        private final List<Instant> times = new ArrayList<>();

        Queue(Execution execution) {
            super(null, null, execution);
        }

        @Override
        public void reschedule(ExecutionComplete completed, Instant nextExecutionTime) {
            times.add(nextExecutionTime);
        }
    }
}
