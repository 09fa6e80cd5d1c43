package lab

import "sync"

// aheadOf is how many results, by worker, may wait for an earlier one to be handed over.
const aheadOf = 64

// Stream does n jobs on so many workers and hands each result over, from job 0 on, in
// order and one at a time: what take sees does not depend on the number of workers. The
// first error, in the order of jobs, of do or take ends it.
func Stream[T any](n, workers int, do func(job int) (T, error), take func(job int, result T) error) error {
	type done struct {
		result T
		err    error
	}
	workers = max(1, min(workers, n))
	window := workers * aheadOf
	slots := make([]chan done, min(window, max(1, n)))
	for i := range slots {
		slots[i] = make(chan done, 1)
	}
	jobs, stop := make(chan int), make(chan struct{})
	free := make(chan struct{}, len(slots)) // a token for each job that is begun and not taken
	var all sync.WaitGroup
	all.Go(func() {
		defer close(jobs)
		for job := range n {
			select {
			case free <- struct{}{}:
			case <-stop:
				return
			}
			select {
			case jobs <- job:
			case <-stop:
				return
			}
		}
	})
	for range workers {
		all.Go(func() {
			for job := range jobs {
				result, err := do(job)
				slots[job%len(slots)] <- done{result, err}
			}
		})
	}
	defer all.Wait()
	defer close(stop)
	for job := range n {
		d := <-slots[job%len(slots)]
		if d.err == nil {
			d.err = take(job, d.result)
		}
		if d.err != nil {
			return d.err
		}
		<-free
	}
	return nil
}
