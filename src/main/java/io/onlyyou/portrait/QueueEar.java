package io.onlyyou.portrait;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.onlyyou.switches.Ear;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Wakes the workers of this process when one without any has put a job on the queue. */
@Component
class QueueEar implements Ear {

    private final ObjectProvider<Scheduler> scheduler;

    QueueEar(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public String channel() {
        return JobQueue.CHANNEL;
    }

    /** Looks at once for what was announced before. */
    @Override
    public void listening() {
        wake();
    }

    @Override
    public void heard(String nothing) {
        wake();
    }

    /** Looks by itself from time to time. */
    @Override
    public void deaf() {}

    /** Costs nothing where no worker was started. */
    private void wake() {
        scheduler.getObject().triggerCheckForDueExecutions();
    }
}
