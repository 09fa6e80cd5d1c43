package screen

// Dress puts another theme on, as the settings would.
func (a *App) Dress(theme string) { a.settings.Theme = theme }
