/** Acts of the registry bear the day of the state's clocks. */
export { today } from '#app/config/today.server.ts'
