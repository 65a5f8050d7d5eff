package io.onlyyou.subject;

import io.onlyyou.consent.People;
import io.onlyyou.consent.Subject;
import io.onlyyou.portrait.NoSuchPortraitException;
import io.onlyyou.portrait.PortraitJobs;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What became of what the person asked for. */
@RestController
@RequestMapping("/v1/subjects/{subject}/jobs")
class JobController {

    private final People people;
    private final PortraitJobs jobs;

    JobController(People people, PortraitJobs jobs) {
        this.people = people;
        this.jobs = jobs;
    }

    /** One job. */
    @GetMapping("/{id}")
    JobView get(@PathVariable Subject subject, @PathVariable String id) {
        UUID job = PortraitIds.parse(id);
        return people.find(subject)
                .flatMap(person -> jobs.find(person, job))
                .map(JobView::of)
                .orElseThrow(NoSuchPortraitException::new);
    }
}
